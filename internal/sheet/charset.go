package sheet

import (
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// charset is how the bytes of a file are read. It is settled by the first bytes
// that tell, which may come after a thousand lines of plain ASCII.
type charset struct {
	kind charsetKind
	text []byte // the last line that had to be rewritten
}

type charsetKind int

const (
	unsettled charsetKind = iota
	utf8Text
	windows1252
)

// settle decides by the start of a file: whether more of its bytes beyond ASCII
// make UTF-8 than don't.
func settle(start []byte) charsetKind {
	good, bad := 0, 0
	for len(start) > 0 {
		r, size := utf8.DecodeRune(start)
		if size == 1 && r == utf8.RuneError {
			if !utf8.FullRune(start) {
				break // cut off with the sample
			}
			bad++
		} else if size > 1 {
			good++
		}
		start = start[size:]
	}
	switch {
	case good == 0 && bad == 0:
		return unsettled
	case good >= bad:
		return utf8Text
	default:
		return windows1252
	}
}

// utf8 returns a line in UTF-8. Bytes that aren't UTF-8 in a file that is are
// damage, and become U+FFFD.
func (c *charset) utf8(line []byte) []byte {
	if isASCII(line) {
		return line
	}
	if c.kind == unsettled {
		c.kind = settle(line)
	}
	if c.kind == utf8Text && utf8.Valid(line) {
		return line
	}
	c.text = c.text[:0]
	if c.kind == windows1252 {
		for _, b := range line {
			c.text = utf8.AppendRune(c.text, charmap.Windows1252.DecodeByte(b))
		}
		return c.text
	}
	for len(line) > 0 {
		r, size := utf8.DecodeRune(line)
		c.text = utf8.AppendRune(c.text, r)
		line = line[size:]
	}
	return c.text
}

func isASCII(line []byte) bool {
	for _, b := range line {
		if b >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
