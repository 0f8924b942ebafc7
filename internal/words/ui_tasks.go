package words

// The list of what one person has to do.
var (
	NavTasks      = Phrase{"Tâches", "Tasks"}
	TasksWhose    = Phrase{"les vôtres et celles de votre équipe, par échéance", "yours and your team’s, by due date"}
	TasksNow      = Phrase{"À faire maintenant", "To do now"}
	TasksComing   = Phrase{"Toutes, à venir comprises", "All, with those to come"}
	TasksDone     = Phrase{"Tout est fait.", "All done."}
	TasksUpcoming = Phrase{"La prochaine échéance est le {day}, {distance} :", "The next one is due on {day}, {distance}:"}
	TasksQuiet    = Phrase{"Aucune tâche ne vous attend.", "No task is waiting for you."}
	TaskAbout     = Phrase{"{salon}, {city}", "{salon}, {city}"}
	KeyTasks      = Phrase{"Aller aux tâches", "Go to tasks"}
)
