package words

// What a line of history says after its verb, and the records that its details name.
var (
	EntryExport  = Phrase{" : {list}", ": {list}"}
	EntryTask    = Phrase{" : « {task} »", ": “{task}”"}
	EntryRequest = Phrase{" : {reason} – {sub_reason}, {channel}", ": {reason} – {sub_reason}, {channel}"}
	EntryReceipt = Phrase{" : {medium} du {received_on}", ": {medium} of {received_on}"}
	EntryPED     = Phrase{", fin du plan le {ped}", ", plan ending on {ped}"}
	EntryOwner   = Phrase{" : {from} → {to}", ": {from} → {to}"}

	RecordTask   = Phrase{"Tâche : {what}", "Task: {what}"}
	RecordEffect = Phrase{"Effet : {what}", "Effect: {what}"}
	StatusTold   = Phrase{"{what} : {status}", "{what}: {status}"}
)
