package api

import (
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"rebond/internal/decide"
	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/opportunity"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/round"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
	"rebond/internal/strict"
)

const about = `The desk's verbs and lists, for programs.

**Who calls** shows a token in the header Authorization. A token is made from a one-time sign-in link, by POST /tokens.

**Bodies** are read strictly: an unknown field or value, a wrong type, a date that doesn't exist or a missing field is refused. Days are YYYY-MM-DD, instants RFC 3339.

**No** is said as application/problem+json (RFC 9457), which lists in problems everything that stands in the way: 422 for what is missing or invalid, 403 for what is someone else's to do, 404 for what doesn't exist, 409 for what isn't possible as things stand, 503 with Retry-After for a moment's outage. Texts are in the language that Accept-Language prefers, French or English, or in the person's own.

**Repeating** a POST is safe with an Idempotency-Key, wherever the answer is a receipt: it answers what it answered first.

**Two at once**: with the header Seen-Version, the version that the caller was shown, a change of a value that someone else changed since is refused with 409 and both values. Anything else goes through; this is why it isn't If-Match, which would refuse any change.

Fields without a value are left out of accounts, cases, tasks and lists; decisions always have all of theirs.`

// Lists are written [] where they are empty, never null.
func init() { huma.DefaultArrayNullable = false }

// published serves the OpenAPI document, to anyone.
func published(routes []route) http.Handler {
	text, err := json.Marshal(document(routes))
	if err != nil {
		panic(err) // plain values always encode
	}
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/openapi+json")
		_, _ = w.Write(text) // who left needs no answer
	})
}

// document describes the routes in OpenAPI 3.1.
func document(routes []route) *huma.OpenAPI {
	registry := huma.NewMapRegistry("#/components/schemas/", nameOf)
	known(registry)
	whole := &huma.OpenAPI{
		OpenAPI: "3.1.0",
		Info:    &huma.Info{Title: "Rebond", Version: "1", Description: about},
		Servers: []*huma.Server{{URL: Prefix}},
		Components: &huma.Components{
			Schemas:         registry,
			SecuritySchemes: map[string]*huma.SecurityScheme{bearer: {Type: "http", Scheme: "bearer"}},
		},
	}
	problem := registry.Schema(reflect.TypeFor[Problem](), true, "")
	for _, r := range routes {
		whole.AddOperation(r.operation(registry, problem))
	}
	return whole
}

const bearer = "token"

// nameOf names a type's schema. A problem's problems are named for what they are.
func nameOf(t reflect.Type, hint string) string {
	if t == reflect.TypeFor[decide.Problem]() {
		return "Unmet"
	}
	return huma.DefaultSchemaNamer(t, hint)
}

func (r route) operation(registry huma.Registry, problem *huma.Schema) *huma.Operation {
	return &huma.Operation{
		Method: r.method, Path: r.path, OperationID: r.id, Tags: []string{r.tag()},
		Summary: r.summary, Description: strings.TrimSpace(strings.TrimSpace(r.text) + " " + toldOf(r.gate)),
		Security: security(r.gate), Extensions: map[string]any{"x-permission": r.gate.Name(), "x-reach": string(r.reach)},
		Parameters: r.parameters(), RequestBody: r.requestBody(), Responses: r.responses(registry, problem),
	}
}

// tag groups the routes by the first word of their path.
func (r route) tag() string { return strings.Split(r.path, "/")[1] }

// toldOf says who may call.
func toldOf(gate staff.Gate) string {
	switch gate {
	case staff.Anyone:
		return "Anyone may call it."
	case staff.SignedIn:
		return "Everyone who is signed in may call it."
	}
	return "Who may: " + strings.Join(strict.Each(staff.WhoMay(gate.Action()), func(role staff.Role) string {
		if staff.May(role, gate.Action(), staff.Scope{}).Allowed {
			return string(role)
		}
		return string(role) + " (only what is theirs)"
	}), ", ") + "."
}

func security(gate staff.Gate) []map[string][]string {
	if gate == staff.Anyone {
		return []map[string][]string{}
	}
	return []map[string][]string{{bearer: {}}}
}

// receipts are what verbs answer that can be sent again with the same key.
var receipts = []reflect.Type{reflect.TypeFor[Receipt](), reflect.TypeFor[ViewReceipt](), reflect.TypeFor[Sent]()}

var placeInPath = regexp.MustCompile(`\{(\w+)\}`)

func (r route) parameters() []*huma.Param {
	var all []*huma.Param
	for _, name := range placeInPath.FindAllStringSubmatch(r.path, -1) {
		all = append(all, &huma.Param{Name: name[1], In: "path", Required: true, Schema: pathSchema(name[1]), Description: pathTexts[name[1]]})
	}
	if r.query != nil {
		for _, p := range r.query.Properties {
			all = append(all, &huma.Param{Name: p.Name, In: "query", Schema: inQuery(p.Schema)})
		}
	}
	all = append(all, &huma.Param{Name: "Accept-Language", In: "header", Schema: text(), Description: "The language of the texts: fr or en."})
	if slices.Contains(receipts, r.answers) {
		all = append(all,
			&huma.Param{Name: keyHeader, In: "header", Schema: text(), Description: "Names this request: repeated, it counts once."},
			&huma.Param{Name: seenHeader, In: "header", Schema: &huma.Schema{Type: "integer"}, Description: "The version of the account that the caller was shown."})
	}
	return all
}

var pathTexts = map[string]string{
	"id":      "The id of the case, the task, the person, the import or the round.",
	"account": "Our id of the account, or the CRM's key.",
	"name":    "The decision's name.",
	"list":    "The list's name, such as competitor.",
	"key":     "The item's key in its list.",
}

func pathSchema(name string) *huma.Schema {
	if name != "name" {
		return text()
	}
	names := strict.Each(decide.Names(), func(name string) any { return name })
	return &huma.Schema{Type: "string", Enum: names}
}

func text() *huma.Schema { return &huma.Schema{Type: "string"} }

// inQuery describes a value of the query, which is there or isn't: never null.
func inQuery(s strict.Schema) *huma.Schema {
	drawn := schemaOf(s)
	drawn.Nullable = false
	drawn.Enum = slices.DeleteFunc(drawn.Enum, func(v any) bool { return v == nil })
	return drawn
}

func (r route) requestBody() *huma.RequestBody {
	var schema *huma.Schema
	switch {
	case r.body != nil:
		schema = schemaOf(*r.body)
	case r.bodies != nil:
		schema = &huma.Schema{AnyOf: strict.Each(r.bodies, schemaOf)}
	case r.file != "":
		return &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{r.file: {Schema: text()}}}
	default:
		return nil
	}
	return &huma.RequestBody{
		Required: r.body == nil || len(r.body.Required) > 0,
		Content:  map[string]*huma.MediaType{"application/json": {Schema: schema}},
	}
}

func (r route) responses(registry huma.Registry, problem *huma.Schema) map[string]*huma.Response {
	all := map[string]*huma.Response{
		"default": {Description: "A problem", Content: map[string]*huma.MediaType{"application/problem+json": {Schema: problem}}},
	}
	if r.sends != nil {
		files := map[string]*huma.MediaType{}
		for _, kind := range r.sends {
			files[kind] = &huma.MediaType{Schema: text()}
		}
		all[strconv.Itoa(http.StatusOK)] = &huma.Response{Description: "The file", Content: files}
		return all
	}
	if r.answers == nil {
		all[strconv.Itoa(http.StatusNoContent)] = &huma.Response{Description: "Done"}
		return all
	}
	content := map[string]*huma.MediaType{"application/json": {Schema: registry.Schema(r.answers, true, "")}}
	if r.made != "always" {
		all[strconv.Itoa(http.StatusOK)] = &huma.Response{Description: "Done", Content: content}
	}
	if r.made != "" {
		all[strconv.Itoa(http.StatusCreated)] = &huma.Response{
			Description: "Made: " + r.made, Content: content,
			Headers: map[string]*huma.Header{"Location": {Schema: text(), Description: "Where it stands."}},
		}
	}
	return all
}

// schemaOf draws a form's schema as huma's.
func schemaOf(s strict.Schema) *huma.Schema {
	drawn := &huma.Schema{Title: s.Title, Format: s.Format, Pattern: s.Pattern, Enum: s.Enum, Minimum: float(s.Minimum), Maximum: float(s.Maximum)}
	drawn.Type, drawn.Nullable = fmt.Sprint(s.Type), false
	if several, ok := s.Type.([]any); ok {
		drawn.Type, drawn.Nullable = fmt.Sprint(several[0]), true
	}
	if s.Items != nil {
		drawn.Items = schemaOf(*s.Items)
	}
	if s.Closed != nil {
		drawn.AdditionalProperties = *s.Closed
	}
	for _, p := range s.Properties {
		if drawn.Properties == nil {
			drawn.Properties = map[string]*huma.Schema{}
		}
		drawn.Properties[p.Name] = schemaOf(p.Schema)
	}
	for _, name := range s.Required {
		drawn.Required = append(drawn.Required, fmt.Sprint(name))
	}
	return drawn
}

func float(n *int) *float64 {
	if n == nil {
		return nil
	}
	f := float64(*n)
	return &f
}

// known tells the registry how days and the domain's words are written.
func known(registry huma.Registry) {
	registry.RegisterTypeAlias(reflect.TypeFor[day.Day](), reflect.TypeFor[aDay]())
	for _, register := range spelled {
		register(registry)
	}
}

// aDay describes a calendar day.
type aDay struct{}

// Schema is what huma asks a type for.
func (aDay) Schema(huma.Registry) *huma.Schema { return &huma.Schema{Type: "string", Format: "date"} }

// spelled are the words of the domain that come from a list.
var spelled = []func(huma.Registry){
	word(partner.Active, partner.Retention, partner.Training, partner.ExpiringPlan, partner.Churned),
	word(partner.Connect, partner.Pro, partner.Uala, partner.Wavy),
	word(churn.Stages...),
	word(churn.Results...),
	word(churn.Needs...),
	word(churn.Set, churn.Kept, churn.Missed, churn.CalledOff),
	word(opportunity.AlreadyClient),
	word(opportunity.Downgrade),
	word(churn.Outcomes...),
	word(churn.Channels...),
	word(churn.Mediums...),
	word(picklist.Names...),
	word(picklist.Ways...),
	word(picklist.Answerings...),
	word(billingstop.New, billingstop.Completed, billingstop.Cancelled),
	word(task.Open, task.Done, task.Cancelled),
	word(round.Actions()...),
	word(round.Verdicts...),
	word(round.Cases, round.Tasks, round.Accounts),
	word(round.Checking, round.Previewed, round.Applying, round.Stopped, round.Applied, round.Dropped),
	word(caseKinds...),
	word(staff.Roles...),
	word(teams...),
}

// lists are the lists of words, by the type of the word.
var lists = map[reflect.Type][]any{}

func word[Word ~string](words ...Word) func(huma.Registry) {
	lists[reflect.TypeFor[Word]()] = strict.Each(words, func(w Word) any { return w })
	return func(registry huma.Registry) {
		registry.RegisterTypeAlias(reflect.TypeFor[Word](), reflect.TypeFor[wordOf[Word]]())
	}
}

// wordOf describes a word of the domain as the list that it is one of.
type wordOf[Word ~string] struct{}

// Schema is what huma asks a type for.
func (wordOf[Word]) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: "string", Enum: lists[reflect.TypeFor[Word]()]}
}

// Schema is what huma asks a type for: every decision has its reasons, and the
// policy that it was taken under; what else, SPEC 11 says.
func (Decision) Schema(registry huma.Registry) *huma.Schema {
	return &huma.Schema{
		Type: "object", AdditionalProperties: true, Required: []string{"because", "policy"},
		Properties: map[string]*huma.Schema{
			"because": registry.Schema(reflect.TypeFor[[]Reason](), true, ""),
			"policy":  text(),
		},
	}
}
