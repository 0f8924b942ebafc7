package words

// The palette, and the keys that came with it.
var (
	PaletteTitle    = Phrase{"Chercher, aller à, faire", "Find, go to, do"}
	PaletteButton   = Phrase{"Ouvrir la palette", "Open the palette"}
	PaletteHint     = Phrase{"Salon, téléphone, e-mail, page, action…", "Salon, phone, e-mail, page, action…"}
	PaletteAccounts = Phrase{"Comptes", "Accounts"}
	PaletteNear     = Phrase{"Comptes qui s’en approchent", "Accounts that come close"}
	PaletteGo       = Phrase{"Aller à", "Go to"}
	PaletteDo       = Phrase{"Faire", "Do"}
	PaletteViews    = Phrase{"Vues", "Views"}
	PaletteCase     = Phrase{"Case ouvert : {type}", "Open case: {type}"}
	PaletteNothing  = Phrase{"Rien ne correspond.", "Nothing matches."}
	PaletteFailed   = Phrase{"Le bureau ne répond pas. Réessayez.", "The desk doesn’t answer. Try again."}

	KeyPalette = Phrase{"Chercher, aller à, faire", "Find, go to, do"}
	KeyBoard   = Phrase{"Aller au tableau des cases", "Go to the board of cases"}
	KeySides   = Phrase{"Colonne de gauche, de droite (ou les flèches)", "Column to the left, to the right (or the arrows)"}
	KeyAnd     = Phrase{"et", "and"}
)
