package app

// Hashed counts how many times the desk hashed a password.
func (a *App) Hashed() int64 { return a.People.door.guard.work.Load() }
