package strict

// Schema is a JSON Schema (draft 2020-12), as far as forms need one.
type Schema struct {
	Draft      string     `json:"$schema,omitempty"`
	Title      string     `json:"title,omitempty"`
	Type       any        `json:"type,omitempty"` // a Type, or several
	Format     string     `json:"format,omitempty"`
	Pattern    string     `json:"pattern,omitempty"`
	Enum       []any      `json:"enum,omitempty"`
	Words      string     `json:"-"` // the list of the catalogue that says the enum's values, if there is one
	Minimum    *int       `json:"minimum,omitempty"`
	Maximum    *int       `json:"maximum,omitempty"`
	Items      *Schema    `json:"items,omitempty"`
	Properties Properties `json:"properties,omitempty"`
	Required   []any      `json:"required,omitempty"`
	Closed     *bool      `json:"additionalProperties,omitempty"`
}

// Properties are the fields of an object, in their order.
type Properties []Property

// Property is one field of an object.
type Property struct {
	Name   string
	Schema Schema
}

// MarshalJSON writes the properties in their order.
func (p Properties) MarshalJSON() ([]byte, error) {
	var object Members
	for _, property := range p {
		object = object.With(property.Name, property.Schema)
	}
	return object.MarshalJSON()
}

// Draft is the dialect that schemas are written in.
const Draft = "https://json-schema.org/draft/2020-12/schema"

// AnInteger is JSON Schema's word for a whole number.
const AnInteger Type = "integer"

const (
	dayPattern     = `^\d{4}-\d{2}-\d{2}$`
	bothPattern    = `^\d{4}-\d{2}(-\d{2})?$`
	instantPattern = `^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$`
)

// Schema describes a text.
func (textShape) Schema() Schema { return Schema{Type: AString} }

// Schema describes true and false.
func (boolShape) Schema() Schema { return Schema{Type: ABoolean} }

// Schema describes a day.
func (dayShape) Schema() Schema { return Schema{Type: AString, Format: "date", Pattern: dayPattern} }

// Schema describes a day or a month.
func (statedShape) Schema() Schema { return Schema{Type: AString, Pattern: bothPattern} }

// Schema describes an instant.
func (instantShape) Schema() Schema {
	return Schema{Type: AString, Format: "date-time", Pattern: instantPattern}
}

// Schema describes what is pointed to.
func (p pointerShape) Schema() Schema { return p.of.Schema() }

// Schema describes a whole number with its bounds.
func (w wholeShape) Schema() Schema {
	return Schema{Type: AnInteger, Minimum: &w.min, Maximum: &w.max}
}

// Schema lists the words.
func (w wordShape) Schema() Schema {
	s := Schema{Type: AString, Words: w.list}
	for _, word := range w.allowed {
		s.Enum = append(s.Enum, word)
	}
	return s
}

// Schema describes a list.
func (l listShape) Schema() Schema {
	items := l.of.Schema()
	return Schema{Type: AnArray, Items: &items}
}

// Schema describes an object with its fields.
func (s structShape) Schema() Schema {
	whole := Closed()
	for _, f := range s.fields {
		property := f.shape.Schema()
		if f.option == optional || f.option == nullable {
			property = property.orNull()
		}
		whole.Properties = append(whole.Properties, Property{f.name, property})
		if f.option != optional {
			whole.Required = append(whole.Required, f.name)
		}
	}
	return whole
}

// Closed is an object with no other properties than its own.
func Closed() Schema {
	no := false
	return Schema{Type: AnObject, Closed: &no}
}

// orNull also takes null.
func (s Schema) orNull() Schema {
	s.Type = []any{s.Type, ANull}
	if s.Enum != nil {
		s.Enum = append(s.Enum, nil)
	}
	return s
}
