package alert_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"rebond/internal/domain/alert"
	"rebond/internal/domain/because"
	"rebond/internal/domain/policy"
	"rebond/internal/words"
)

// arrived is when the messages of these tests arrive: Friday 5 June 2026, in the morning.
var arrived = at("2026-06-05T10:12:00+02:00")

func read(text string) alert.Reading { return alert.Read(text, arrived, policy.Default().Zone) }

func TestWhatAMessageIsAbout(t *testing.T) {
	for text, want := range map[string]alert.Kind{
		// what the machine writes, dressed up
		"Hello <https://crm.example/contacts/1|Fiche> *Churn risk created* !":                                   alert.ChurnRisk,
		"🚨🚨 Hello https://crm.example/contacts/1 CHURN RISK CREATED !!! 🚨":                                      alert.ChurnRisk,
		"Hello <https://crm.example/contacts/1> _Downsell risk created_ ! :rotating_light:":                     alert.DownsellRisk,
		"```Hello https://crm.example/contacts/1 Churn risk created !```":                                       alert.ChurnRisk,
		"Hello https://crm.example/contacts/1 Churn risk created\u00a0!":                                        alert.ChurnRisk,
		"Churn\u200b risk\u00a0created":                                                                         alert.ChurnRisk,
		norm.NFD.String("Un RDV a été mis à jour chez un concurrent: sur le shop A pour le null"):               alert.RedAlert,
		norm.NFD.String("Formulaire de résiliation reçu : 'Atelier Brume'"):                                     alert.FormReceived,
		"UN RDV A ÉTÉ MIS À JOUR CHEZ UN CONCURRENT: SUR LE SHOP A POUR LE 11/06/2026, 14:00:00":                alert.RedAlert,
		"Un RDV a été créé chez un concurrent: sur le shop Churn Risk Coiffure pour le null":                    alert.RedAlert,
		"An appointment has been updated with a competitor: on shop A for 11/06/2026, 14:00:00":                 alert.RedAlert,
		"Demande d’upsell : ‘Red Alert Coiffure’ souhaite ajouter 2 collaborateurs":                             alert.Upsell,
		"Demande de matériel : 'Churn Risk' souhaite un terminal":                                               alert.Hardware,
		"Hello https://crm.example/contacts/1 Churn risk created ! RDV avec Planity demain":                     alert.ChurnRisk,
		"contact@x.example recommande Wavy à 2/10 ! Churn risk possible":                                        alert.NPS,
		"<@U123> <!channel> risque de churn : le salon <https://crm.example/contacts/9|Brume> menace de partir": alert.ChurnRisk,
		"churn_risk created": alert.ChurnRisk,

		"contact@x.example recommande Wavy à 8/10 ! Raison : les rdv chez un concurrent lui plaisent": alert.NPS,

		// what people write
		"La cliente menace de tout arrêter":                              alert.ChurnRisk,
		"La gérante est tentée par Planity":                              alert.ChurnRisk,
		"Attention, risque de churn chez Atelier Brume":                  alert.ChurnRisk,
		"Le salon Atelier Brume veut résilier son contrat":               alert.ChurnRisk,
		"Elle dit qu'elle souhaite peut-être nous quitter":               alert.ChurnRisk,
		"Ils partent chez Planity":                                       alert.ChurnRisk,
		"Il ne veut plus utiliser Wavy":                                  alert.ChurnRisk,
		"Nous ne souhaitons pas renouveler notre contrat":                alert.ChurnRisk,
		"The salon wants to leave us for Fresha":                         alert.ChurnRisk,
		"Potential churn: they want to cancel their subscription":        alert.ChurnRisk,
		"They won't renew their contract":                                alert.ChurnRisk,
		"She is thinking of leaving, can somebody call?":                 alert.ChurnRisk,
		"RDC créé pour le salon Atelier Brume":                           alert.ChurnRisk,
		"Il n'est pas satisfait et veut résilier":                        alert.ChurnRisk,
		"Aucune réponse du client, churn risk":                           alert.ChurnRisk,
		"En plus, risque de churn":                                       alert.ChurnRisk,
		"Ce n'est pas une fausse alerte : churn risk":                    alert.ChurnRisk,
		"Ils veulent baisser leur abonnement":                            alert.DownsellRisk,
		"They want to downgrade to a cheaper plan":                       alert.DownsellRisk,
		"Elle aimerait retirer un collaborateur":                         alert.DownsellRisk,
		"Ils ne veulent pas partir mais veulent réduire leur abonnement": alert.DownsellRisk,
		"Risque de downsell sur le compte":                               alert.DownsellRisk,
		"Atelier Brume a un RDV avec Planity le 11 juin":                 alert.RedAlert,
		"They have a meeting with Fresha on Monday":                      alert.RedAlert,
		"🔴 Alerte rouge !":                                               alert.RedAlert,
		"Démo Planity prévue demain":                                     alert.RedAlert,
		"Un concurrent vient voir le salon demain":                       alert.RedAlert,
		"Risque de churn : ils ont rendez-vous chez Planity demain":      alert.RedAlert,
		"RDV avec Planity annulé et reporté au 12/06 à 14h":              alert.RedAlert,
		"J’ai RDV avec le gérant demain, il part chez Planity":           alert.ChurnRisk,
		"NPS 9/10 pour le salon Atelier Brume":                           alert.NPS,
		"Le client nous a mis une note de 8/10":                          alert.NPS,
		"They gave us 9 out of 10":                                       alert.NPS,
		"Il a mis 2/10 et veut résilier":                                 alert.NPS,
		"Ils veulent ajouter 2 collaborateurs":                           alert.Upsell,
		"They'd like to add two stylists":                                alert.Upsell,
		"Ils veulent passer à la formule supérieure":                     alert.Upsell,
		"Le salon a besoin d'une imprimante":                             alert.Hardware,
		"The client wants a payment terminal":                            alert.Hardware,
		"Le client a renvoyé le formulaire de résiliation signé":         alert.FormReceived,
		"We received the termination form":                               alert.FormReceived,
		"#Form reçu Atelier Brume":                                       alert.FormReceived,

		// denied, settled, asked, spoken about
		"Pas de churn risk ici, tout va bien":                   alert.Other,
		"Il n'y a pas de risque de churn sur ce compte":         alert.Other,
		"Il n’y a plus aucun risque de churn":                   alert.Other,
		"No churn risk here":                                    alert.Other,
		"This isn't a red alert":                                alert.Other,
		"The client doesn't want to leave":                      alert.Other,
		"Le client ne veut plus partir":                         alert.Other,
		"I don't think this is a churn risk":                    alert.Other,
		"On n'est pas sur un churn risk là":                     alert.Other,
		"Churn risk ? Non":                                      alert.Other,
		"Le churn risk est levé !":                              alert.Other,
		"J'ai traité le churn risk d'Atelier Brume":             alert.Other,
		"Merci d'avoir géré la red alert":                       alert.Other,
		"Pas de RDV avec Planity finalement":                    alert.Other,
		"Le RDV avec Planity a été annulé":                      alert.Other,
		"Fausse alerte, le client à risque reste":               alert.Other,
		"C'est quoi un churn risk ?":                            alert.Other,
		"Bonjour, quelqu'un sait comment créer un churn risk ?": alert.Other,
		"En cas de churn risk, prévenez le manager":             alert.Other,
		"Nouvelle procédure churn risk en ligne":                alert.Other,
		"Réunion churn risk demain à 14h":                       alert.Other,
		"Le formulaire de résiliation n'a pas encore été reçu":  alert.Other,
		"Formulaire de résiliation reçu ?":                      alert.Other,
		"Formulaire de résiliation envoyé au client":            alert.Other,
		"Le terminal ne marche plus":                            alert.Other,
		"Elle veut partir en vacances":                          alert.Other,
		"Les NPS du mois sont en hausse":                        alert.Other,
		"je recommande ce restaurant 10/10":                     alert.Other,
		"Rappel : demain 10/10 c'est férié":                     alert.Other,

		// struck out, or quoted from another message
		"~Hello https://crm.example/contacts/1 Churn risk created !~":                  alert.Other,
		"&gt; Hello https://crm.example/contacts/1 Churn risk created !\nC'est fait ✅": alert.Other,
		"> Churn risk created !\r\n> RDV avec Planity\r\nMerci":                        alert.Other,
		"&gt;&gt;&gt; Merci\nChurn risk created !":                                     alert.Other,
		"Le 5 juin, Nina a écrit :\n> Churn risk created !\nOk":                        alert.Other,
		"Nina wrote about the churn risk:\n> created":                                  alert.Other,
		"Re: Churn risk created\nOk, je prends":                                        alert.Other,
		"> Tout va bien ?\nNon, il veut résilier":                                      alert.ChurnRisk,
		">>> un\n>> deux\nIl veut résilier":                                            alert.ChurnRisk,
	} {
		if got := read(text).Kind; got != want {
			t.Errorf("%q is read as %s, want %s", text, got, want)
		}
	}
}

func TestTheScoreIsAWholeNumberFromNoughtToTen(t *testing.T) {
	for written, want := range map[string]int{
		"9/10": 9, "0/10": 0, "10/10": 10, "8 /10": 8, "8/ 10": 8, "8 / 10": 8, "8 sur 10": 8, "*8*/10": 8, "08/10": 8,
		"neuf sur dix": 9, "９/１０": 9, "8⁄10": 8, "7": 7, "9/10 (au lieu de 3/10)": 9,
		"11/10": -1, "-1/10": -1, "−1/10": -1, "7,5/10": -1, "7.5/10": -1, "abc/10": -1, "/10": -1, "?/10": -1, "8-9/10": -1,
		"8 ou 9/10": -1, "9/10/2026": -1, "9/5": -1, ">8/10": -1, "90%": -1, "99999999999999999999/10": -1, "": -1, "un peu": -1, "7,5": -1,
	} {
		reading := read("contact@x.example recommande Wavy à " + written + " !")
		switch {
		case want < 0 && (reading.Kind != alert.Unparsed || reading.Score != nil):
			t.Errorf("%q is read as %s %v", written, reading.Kind, reading.Score)
		case want >= 0 && (reading.Kind != alert.NPS || reading.Score == nil || *reading.Score != want):
			t.Errorf("%q is read as %s %v, want %d", written, reading.Kind, reading.Score, want)
		}
	}
	for text, want := range map[string]int{
		"NPS : 4": 4, "NPS de 9 pour le salon": 9, "NPS score: 10": 10, "note NPS du 05/06 : 8/10": 8, "eight out of ten on the NPS": 8,
		"8/10 : voilà ce que contact@x.example recommande à Wavy": 8, "NPS : 8/10, oui 8/10": 8,
		"NPS de 11": -1, "NPS -1": -1, "NPS passé de 9/10 à 3/10": -1, "NPS ?/10": -1, "NPS de contact@x.example": -1,
	} {
		reading := read(text)
		if want < 0 && reading.Kind != alert.Unparsed || want >= 0 && (reading.Score == nil || *reading.Score != want) {
			t.Errorf("%q is read as %s %v, want %d", text, reading.Kind, reading.Score, want)
		}
	}
}

func TestWhichLinkIsTheContacts(t *testing.T) {
	for text, want := range map[string]string{
		"Hello https://crm.example/contacts/1 Churn risk created !":                                                       "https://crm.example/contacts/1",
		"Hello <https://crm.example/contacts/1?a=1&amp;b=2|crm.example/contacts/1> Churn risk created !":                  "https://crm.example/contacts/1?a=1&b=2",
		"(https://crm.example/contacts/1), churn risk.":                                                                   "https://crm.example/contacts/1",
		"Churn risk *https://crm.example/contacts/1*":                                                                     "https://crm.example/contacts/1",
		"Churn risk https://crm.example/contacts/1…":                                                                      "https://crm.example/contacts/1",
		"Churn risk https://crm.example/contacts/1🚨":                                                                      "https://crm.example/contacts/1",
		"Churn risk https://crm.example/contacts/1(a)":                                                                    "https://crm.example/contacts/1(a)",
		"CHURN RISK HTTPS://CRM.EXAMPLE/CONTACTS/1":                                                                       "HTTPS://CRM.EXAMPLE/CONTACTS/1",
		"churn risk, voir https://help.example/doc et https://crm.example/contacts/2":                                     "https://crm.example/contacts/2",
		"churn risk https://crm.example/contacts/2 https://crm.example/contacts/2":                                        "https://crm.example/contacts/2",
		"churn risk https://crm.example/contacts/2 https://crm.example/contacts/3":                                        "",
		"churn risk https://planity.example/salon":                                                                        "",
		"churn risk https://salon.example/contact":                                                                        "",
		"churn risk https://salon.example/r?to=/contacts/5":                                                               "",
		"churn risk crm.example/contacts/5 javascript:alert(1) ftp://crm.example/contacts/5":                              "",
		"churn risk https:// http://) <https://|x>":                                                                       "",
		"Hello https://crm.example/c/7 Churn risk created !":                                                              "https://crm.example/c/7",
		"Hello https://crm.example/contacts/1 Churn risk created ! Doublon de https://crm.example/contacts/2":             "https://crm.example/contacts/1",
		"https://crm.example/contacts/8 a@x.example recommande Wavy à 9/10 ! https://crm.example/contacts/9":              "https://crm.example/contacts/9",
		"~https://crm.example/contacts/1~ https://crm.example/contacts/2 churn risk":                                      "https://crm.example/contacts/2",
		"> https://crm.example/contacts/1\nchurn risk":                                                                    "",
		"Merci pour https://crm.example/contacts/1":                                                                       "https://crm.example/contacts/1",
		"Un RDV a été mis à jour chez un concurrent: sur le shop A pour le null. Raison: Planity https://planity.example": "",
	} {
		if got := read(text).ContactURL; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestWhichAddressIsTheClients(t *testing.T) {
	for text, want := range map[string]string{
		"contact@x.example recommande Wavy à 9/10":                            "contact@x.example",
		"<mailto:contact@x.example|contact@x.example> recommande Wavy à 9/10": "contact@x.example",
		"<contact@x.example> recommande Wavy à 9/10":                          "contact@x.example",
		"'contact@x.example' recommande Wavy à 9/10":                          "contact@x.example",
		"mail d'alice.b+rdv@x-y.example.":                                     "alice.b+rdv@x-y.example",
		"mail de o'brien@x.example, merci":                                    "o'brien@x.example",
		"nina@desk.example : contact@x.example recommande Wavy à 9/10":        "contact@x.example",
		"churn risk contact@x.example contact@X.example":                      "contact@x.example",
		"churn risk contact@x.example nina@desk.example":                      "",
		"churn risk @nina nina@ @desk.example nina@desk a@b..example":         "",
		"churn risk https://nina@desk.example/contacts/1":                     "",
		"> contact@x.example\nchurn risk":                                     "",
	} {
		if got := read(text).Email; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestWhichShopAndWhichCompetitor(t *testing.T) {
	const booked = "Un RDV a été mis à jour chez un concurrent: sur le shop "
	for text, want := range map[string][2]string{
		booked + "Atelier Brume pour le 11/06/2026, 14:00:00. Raison: Planity":                       {"Atelier Brume", "Planity"},
		booked + "*L'Atelier : Coiffure &amp; Co* pour le 11/06/26 14h. Raison : _Zapsoft_ 😱":        {"L'Atelier : Coiffure & Co", "Zapsoft"},
		booked + "Coiffure pour le Bonheur pour le 11/06/2026, 14:00:00. Raison: Planity":            {"Coiffure pour le Bonheur", "Planity"},
		booked + "« Atelier  Brume » pour le null. Raison: Booking.example":                          {"Atelier Brume", "Booking.example"},
		booked + "Atelier Brume pour demain 14h. Raison: Planity - démo":                             {"Atelier Brume", "Planity"},
		booked + "Atelier Brume. Raison: undefined":                                                  {"Atelier Brume", ""},
		booked + "Mme. Rose pour le 12/06/2026, 14:00:00 (au lieu du 11/06/2026). Raison: Planity !": {"Mme. Rose", "Planity"},
		booked + "  pour le 11/06/2026, 14:00:00. Raison:":                                           {"", ""},
		booked + "A pour le null. Raison: Planity\nhttps://crm.example/contacts/1 merci":             {"A", "Planity"},
		norm.NFD.String(booked + "Évasion Beauté pour le null. Raison: Planity"):                     {"Évasion Beauté", "Planity"},
		booked + "Atelier\u00a0Brume pour le null. Raison\u00a0: Planity":                            {"Atelier Brume", "Planity"},
		"Demande d'upsell : 'L'Atelier de Nina' souhaite ajouter 2 collaborateurs":                   {"L'Atelier de Nina", ""},
		"Demande d’upsell : ‘Atelier Brume’ souhaite ajouter 2 collaborateurs":                       {"Atelier Brume", ""},
		"Demande d'upsell : « Atelier Brume » souhaite ajouter 2 collaborateurs":                     {"Atelier Brume", ""},
		"Demande de matériel : Atelier Brume souhaite un terminal":                                   {"Atelier Brume", ""},
		"Formulaire de résiliation reçu : Les Filles https://crm.example/contacts/1":                 {"Les Filles", ""},
		"'Atelier Brume' souhaite ajouter 2 collaborateurs":                                          {"Atelier Brume", ""},
		"Le salon Les Filles d'à Côté veut nous quitter pour Planity":                                {"Les Filles d'à Côté", "Planity"},
		"The salon “Nina's” wants to leave us for Fresha":                                            {"Nina's", "Fresha"},
		"Risque de churn chez Les Filles, ils veulent partir chez Planity":                           {"Les Filles", "Planity"},
		"Risque de churn chez <https://crm.example/contacts/1|Les Filles>":                           {"Les Filles", ""},
		"LE SALON LES FILLES VEUT RÉSILIER":                                                          {"LES FILLES", ""},
		"Bonjour, Atelier Brume a rdv avec Planity":                                                  {"Atelier Brume", "Planity"},
		"RDV avec Planity chez Les Filles demain à 9h":                                               {"Les Filles", "Planity"},
		"Le salon Les Filles rencontre un concurrent (Zapsoft) demain":                               {"Les Filles", "Zapsoft"},
		`Le client dit : "Trop cher, je veux résilier"`:                                              {"", ""},
		`Il veut résilier, "Trop cher" dit-il`:                                                       {"", ""},
		`Churn risk : "Les Filles"`:                                                                  {"Les Filles", ""},
		"Red alert, raison : il veut tester":                                                         {"", ""},
		"Red alert, raison : Zapsoft est moins cher":                                                 {"", "Zapsoft"},
		"RDV avec planity demain":                                                                    {"", "planity"},
		"RDV avec un concurrent demain":                                                              {"", ""},
		"RDV avec Planity, déjà vu Fresha":                                                           {"", "Planity"},
		"Ils veulent partir, Planity ou Fresha":                                                      {"", ""},
		"Il veut partir chez Zapsoft":                                                                {"", ""},
		"Nadia Berger veut résilier":                                                                 {"", ""},
		"Le salon veut résilier":                                                                     {"", ""},
		"Le salon Les Filles est très content, merci Planity":                                        {"", ""},
	} {
		reading := read(text)
		if got := [2]string{reading.Shop, reading.Competitor}; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestWhatANegatedAlertStillTells(t *testing.T) {
	got := read("Pas de churn risk : contact@x.example https://crm.example/contacts/1 RDV Planity annulé, 8/10")
	want := alert.Reading{Kind: alert.Other, ContactURL: "https://crm.example/contacts/1", Email: "contact@x.example"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestEveryWordOfAnAlertIsInTheCatalogue(t *testing.T) {
	var listed []words.Worded
	for _, kind := range alert.Kinds {
		listed = append(listed, kind)
	}
	for _, kind := range alert.TaskKinds {
		listed = append(listed, kind)
	}
	listed = append(listed, alert.OfChurn, alert.OfDownsell, alert.AsCase, alert.AsOpportunity)
	for _, word := range listed {
		name := because.Text(word.Kind() + "." + fmt.Sprint(word))
		if _, said := words.Texts[name]; !said {
			t.Errorf("%s has no entry in the catalogue", name)
		}
	}
}
