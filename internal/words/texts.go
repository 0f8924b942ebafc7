package words

import (
	"maps"

	"rebond/internal/domain/because"
)

// Texts are the sentences and words that the domain names.
var Texts = join(undoTexts, peopleTexts, moveTexts, signInTexts, viewTexts, boardTexts, picklistTexts, summaryTexts, fieldTexts, churnEndTexts, billingStopTexts, letterTexts, prechurnTexts, winbackTexts, winbackStepTexts, permissionTexts, factsTexts, sheetTexts, deskTexts, deskWords, churnTexts, churnWords, stageTexts, stageWords, stageFields, formTexts, importTexts, exportTexts, roundTexts, saidTexts, aheadTexts, recordFields, intakeTexts, alertTexts, apiTexts, decisionTexts, factFields, policyFields, answerFields, answerWords)

var moveTexts = map[because.Text]Phrase{
	"move.refused": {"« {verb} » n’est pas possible à l’état « {state} ».", "“{verb}” isn’t possible in the state “{state}”."},
}

func join(parts ...map[because.Text]Phrase) map[because.Text]Phrase {
	all := map[because.Text]Phrase{}
	for _, part := range parts {
		maps.Copy(all, part)
	}
	return all
}
