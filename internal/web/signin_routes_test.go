package web

import (
	"maps"
	"net/http"
)

// What the routes of signing in answer. A session that was opened by a link a moment
// ago is fresh; a test's desk is an address of numbers, to which no passkey is bound.
func init() {
	maps.Copy(matrix, map[string]entry{
		"GET /me":                        {path: "/me", gets: insiders(page200)},
		"POST /me/confirm":               {path: "/me/confirm", form: "password=guess", gets: insiders(http.StatusUnprocessableEntity)},
		"POST /me/confirm/passkey/begin": {path: "/me/confirm/passkey/begin", gets: insiders(http.StatusConflict)},
		"POST /me/confirm/passkey":       {path: "/me/confirm/passkey", gets: insiders(not403)},
		"POST /me/password":              {path: "/me/password", form: "new_password=short", gets: insiders(http.StatusUnprocessableEntity)},
		"POST /me/password/remove":       {path: "/me/password/remove", gets: insiders(http.StatusConflict)},
		"POST /me/second-factor":         {path: "/me/second-factor", gets: insiders(page200)},
		"POST /me/second-factor/confirm": {path: "/me/second-factor/confirm", gets: insiders(not403)},
		"POST /me/second-factor/remove":  {path: "/me/second-factor/remove", gets: insiders(http.StatusConflict)},
		"POST /me/recovery-codes":        {path: "/me/recovery-codes", gets: insiders(http.StatusConflict)},
		"POST /me/passkeys/begin":        {path: "/me/passkeys/begin", gets: insiders(http.StatusConflict)},
		"POST /me/passkeys":              {path: "/me/passkeys", gets: insiders(not403)},
		"POST /me/passkeys/{id}/remove":  {path: "/me/passkeys/none/remove", gets: insiders(no404)},
		"POST /people/{id}/reset":        {path: "{person}/reset", gets: who(page200, "agathe")},
		"POST /sign-in":                  {path: "/sign-in", form: "email=nobody{n}@rebond.example password=guess", gets: all(http.StatusUnprocessableEntity)},
		"GET /sign-in/code":              {path: "/sign-in/code", gets: all(signIn)},
		"POST /sign-in/code":             {path: "/sign-in/code", gets: all(signIn)},
		"POST /sign-in/passkey/begin":    {path: "/sign-in/passkey/begin", gets: all(http.StatusConflict)},
		"POST /sign-in/passkey":          {path: "/sign-in/passkey", gets: all(not403)},
	})
}
