package sheet

// verdict says how a record stands after a line of it.
type verdict int

const (
	whole     verdict = iota // the record ends with the line
	open                     // the line ends within quotes: the record goes on
	malformed                // a quote stands where none may
)

// scanner tells the cells of one record apart, a line at a time (RFC 4180, with
// spaces allowed around quotes). encoding/csv can't be used for this: it reads a
// quote that is never closed to the end of the file, keeps all of it, and can't
// go back to the line after.
type scanner struct {
	separator byte
	text      []byte // the cells, without what sets them apart
	ends      []int  // where each cell ends in text
	at        place
}

// place is where in a cell the scanner stands.
type place int

const (
	start   place = iota // before anything of the cell
	bare                 // in a cell without quotes
	inside               // within quotes
	closing              // after a quote that closes, unless another follows
	after                // in spaces after the closing quote
)

// begin reads the first line of a record.
func (s *scanner) begin(line []byte) verdict {
	s.text, s.ends, s.at = s.text[:0], s.ends[:0], start
	return s.read(line)
}

// goOn reads a further line of a record that is open.
func (s *scanner) goOn(line []byte) verdict {
	s.text = append(s.text, '\n')
	return s.read(line)
}

func (s *scanner) read(line []byte) verdict {
	for _, c := range line {
		switch s.at {
		case start, bare:
			switch {
			case c == s.separator:
				s.end()
			case c == '"':
				if s.at == bare && !s.onlySpaces() {
					return malformed
				}
				s.text, s.at = s.text[:s.begun()], inside
			default:
				s.text, s.at = append(s.text, c), bare
			}
		case inside:
			if c == '"' {
				s.at = closing
			} else {
				s.text = append(s.text, c)
			}
		case closing, after:
			switch {
			case c == s.separator:
				s.end()
			case c == '"' && s.at == closing:
				s.text, s.at = append(s.text, c), inside
			case c == ' ':
				s.at = after
			default:
				return malformed
			}
		}
	}
	if s.at == inside {
		return open
	}
	s.end()
	return whole
}

// end ends the cell.
func (s *scanner) end() {
	s.ends, s.at = append(s.ends, len(s.text)), start
}

// begun returns where the cell begins in text.
func (s *scanner) begun() int {
	if len(s.ends) == 0 {
		return 0
	}
	return s.ends[len(s.ends)-1]
}

func (s *scanner) onlySpaces() bool {
	for _, c := range s.text[s.begun():] {
		if c != ' ' {
			return false
		}
	}
	return true
}

func (s *scanner) width() int { return len(s.ends) }

// cells returns the cells of a whole record.
func (s *scanner) cells() []string {
	text := string(s.text)
	cells := make([]string, len(s.ends))
	begun := 0
	for i, end := range s.ends {
		cells[i] = bared(text[begun:end])
		begun = end
	}
	return cells
}
