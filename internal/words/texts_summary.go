package words

import "rebond/internal/domain/because"

// summaryTexts are the sentences of the call's structured summary.
var summaryTexts = map[because.Text]Phrase{
	"churn.summarised":        {"Ce que l’appel a appris se garde structuré, pour se retrouver et se compter.", "What the call brought is kept structured, to be found and counted."},
	"churn.retired_reason":    {"« {value} » n’est plus dans la liste : choisissez autre chose.", "“{value}” is no longer in the list: choose something else."},
	"churn.no_main_reason":    {"Dites la raison principale ; si le partenaire ne la dit pas, « Non dit » en est une.", "Say the main reason; if the partner won’t, “Not said” is one."},
	"churn.two_main_reasons":  {"Une seule raison est la principale.", "Only one reason is the main one."},
	"churn.too_many_reasons":  {"Cela fait trop de raisons : {most} au plus.", "That makes too many reasons: {most} at most."},
	"churn.cause_unsaid":      {"Choisissez une sous-raison, ou au moins un tag.", "Choose a sub-reason, or at least one tag."},
	"churn.cause_twice":       {"Cette sous-raison est déjà dite plus haut.", "This sub-reason is said above already."},
	"churn.unknown_tag":       {"« {value} » n’est pas dans la liste « {list} ».", "“{value}” isn’t in the list “{list}”."},
	"churn.retired_tag":       {"« {value} » a été retiré de la liste : choisissez autre chose.", "“{value}” has been retired from the list: choose something else."},
	"churn.sentence_too_long": {"Cette phrase est trop longue : {most} caractères au plus.", "This sentence is too long: {most} characters at most."},
	"churn.no_competitor":     {"Dites d’abord vers quel concurrent ; « Ne le dit pas » en fait partie.", "Say first which competitor; “Won’t say” is one of them."},

	"draft.newer":    {"{who} tient un brouillon plus récent ({at}) : rien n’a été remplacé. Ouvrez-le avant de continuer.", "{who} keeps a newer draft ({at}): nothing was replaced. Open it before going on."},
	"draft.too_long": {"Ce brouillon est trop long pour être gardé.", "This draft is too long to be kept."},

	"field.with_draft":              {"Brouillon de la synthèse", "Draft of the summary"},
	"field.leaving":                 {"Tags de départ", "Leaving tags"},
	"field.sentence":                {"Phrase", "Sentence"},
	"field.service":                 {"Services en cause", "Services involved"},
	"field.service_sentence":        {"Services en cause, phrase", "Services involved, sentence"},
	"field.liked":                   {"Ce qui a plu", "What they liked"},
	"field.liked_sentence":          {"Ce qui a plu, phrase", "What they liked, sentence"},
	"field.why_competitor":          {"Pourquoi là-bas", "Why there"},
	"field.why_competitor_sentence": {"Pourquoi là-bas, phrase", "Why there, sentence"},
	"field.signing":                 {"Signature d’origine", "How they signed"},
	"field.comeback":                {"Retour à l’ancien prestataire", "Back to the former supplier"},
	"field.offered":                 {"Ce qui a été proposé", "What was offered"},
	"field.offered_sentence":        {"Ce qui a été proposé, phrase", "What was offered, sentence"},

	"verb.churn_case.summarised": {"a consigné l’appel", "wrote down the call"},
	"said.churn_case.summarised": {"L’appel est consigné.", "The call is written down."},
	"said.draft.kept":            {"Le brouillon est gardé ; rien n’est consigné encore.", "The draft is kept; nothing is written down yet."},
	"said.draft.discarded":       {"Le brouillon est écarté.", "The draft is discarded."},
}
