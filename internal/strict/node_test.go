package strict

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rebond/internal/domain/refusal"
)

// FuzzParse holds our reading of JSON against encoding/json's.
func FuzzParse(f *testing.F) {
	for _, text := range []string{
		`null`, ` [ 1 , -2.5e+3 , true,false ] `, `{"a":{"b":[{}]},"c":""}`, `"\"\\\u00e9\ud83d\ude00\ud800"`, "\"\xff\"",
		"{ \"a\"\t:\n[ ]\r, \"b\" : { } }", `{"a":1,"a":2}`, `{"a":1,"\u0061":2}`, `0`, `[[],[]]`, `{`, ``,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		got, err := parse(text)
		if _, refused := refusal.Of(err); err != nil && !refused {
			t.Fatalf("a fault, not a refusal: %v", err)
		}
		if !json.Valid(text) {
			if err == nil {
				t.Fatalf("%q is taken for JSON", text)
			}
			return
		}
		if err != nil {
			return // a member twice, which encoding/json lets pass
		}
		var want any
		decoder := json.NewDecoder(bytes.NewReader(text))
		decoder.UseNumber()
		if err := decoder.Decode(&want); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got.plain()); diff != "" {
			t.Fatalf("%q (-want +got)\n%s", text, diff)
		}
	})
}

func (n Node) plain() any {
	switch n.Is {
	case AnObject:
		object := map[string]any{}
		for _, m := range n.Members {
			object[m.Name] = m.Value.plain()
		}
		return object
	case AnArray:
		list := []any{}
		for _, item := range n.Items {
			list = append(list, item.plain())
		}
		return list
	case AString:
		return n.Text
	case ANumber:
		return json.Number(n.Text)
	case ABoolean:
		return n.Yes
	default:
		return nil
	}
}
