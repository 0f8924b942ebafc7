package decide

import (
	"rebond/internal/domain/policy"
)

// schema is a JSON Schema (draft 2020-12), as far as facts need one.
type schema struct {
	Draft      string  `json:"$schema,omitempty"`
	Title      string  `json:"title,omitempty"`
	Type       any     `json:"type,omitempty"` // a jsonType, or several
	Format     string  `json:"format,omitempty"`
	Pattern    string  `json:"pattern,omitempty"`
	Enum       []any   `json:"enum,omitempty"`
	Minimum    *int    `json:"minimum,omitempty"`
	Maximum    *int    `json:"maximum,omitempty"`
	Items      *schema `json:"items,omitempty"`
	Properties ordered `json:"properties,omitempty"`
	Required   []any   `json:"required,omitempty"`
	Closed     *bool   `json:"additionalProperties,omitempty"`
}

const (
	draft          = "https://json-schema.org/draft/2020-12/schema"
	dayPattern     = `^\d{4}-\d{2}-\d{2}$`
	bothPattern    = `^\d{4}-\d{2}(-\d{2})?$`
	instantPattern = `^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$`
)

func (textShape) schema() schema   { return schema{Type: aString} }
func (boolShape) schema() schema   { return schema{Type: aBoolean} }
func (dayShape) schema() schema    { return schema{Type: aString, Format: "date", Pattern: dayPattern} }
func (statedShape) schema() schema { return schema{Type: aString, Pattern: bothPattern} }
func (instantShape) schema() schema {
	return schema{Type: aString, Format: "date-time", Pattern: instantPattern}
}
func (p pointerShape) schema() schema { return p.of.schema() }

func (w wholeShape) schema() schema {
	return schema{Type: "integer", Minimum: &w.min, Maximum: &w.max}
}

func (w wordShape) schema() schema {
	s := schema{Type: aString}
	for _, word := range w.allowed {
		s.Enum = append(s.Enum, word)
	}
	return s
}

func (l listShape) schema() schema {
	items := l.of.schema()
	return schema{Type: anArray, Items: &items}
}

func (s structShape) schema() schema {
	whole := closed()
	for _, f := range s.fields {
		property := f.shape.schema()
		if f.optional || f.nullable {
			property = property.orNull()
		}
		whole.Properties = append(whole.Properties, entry{f.name, property})
		if !f.optional {
			whole.Required = append(whole.Required, f.name)
		}
	}
	return whole
}

func (policyShape) schema() schema {
	whole := closed()
	for _, number := range policy.Numbers {
		whole.Properties = append(whole.Properties, entry{number.Name, numberShape.schema()})
	}
	whole.Properties = append(whole.Properties, entry{policy.TimeZone, textShape{}.schema()})
	return whole
}

// closed is an object with no other properties than its own.
func closed() schema {
	no := false
	return schema{Type: anObject, Closed: &no}
}

// orNull also takes null.
func (s schema) orNull() schema {
	s.Type = []any{s.Type, aNull}
	if s.Enum != nil {
		s.Enum = append(s.Enum, nil)
	}
	return s
}
