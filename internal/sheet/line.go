package sheet

import (
	"bufio"
	"bytes"
	"io"
	"slices"

	"rebond/internal/domain/because"
)

// line is one physical line, in UTF-8, without its end.
type line struct {
	number int
	text   []byte // lasts until the next line is read
	cut    bool   // longer than recordMost; the rest of it is gone
}

// kept returns the line with a text that lasts.
func (l line) kept() line {
	l.text = slices.Clone(l.text)
	return l
}

// unusable says why the line can't be read, if it can't.
func (l line) unusable() because.Text {
	switch {
	case l.cut:
		return tooLong
	case bytes.IndexByte(l.text, 0) >= 0:
		return nulBytes
	}
	return ""
}

// lines reads physical lines, and takes back those that were read too far.
type lines struct {
	from    *bufio.Reader
	end     byte // '\n', or '\r' in files of old Macintoshes
	charset charset
	number  int
	back    []line // the next one last
}

// next returns the next line, or io.EOF.
func (ls *lines) next() (line, error) {
	if last := len(ls.back) - 1; last >= 0 {
		next := ls.back[last]
		ls.back = ls.back[:last]
		return next, nil
	}
	text, cut, err := ls.raw()
	if err != nil {
		return line{}, err
	}
	ls.number++
	text = bytes.TrimSuffix(text, []byte{ls.end})
	if ls.end == '\n' {
		text = bytes.TrimSuffix(text, []byte{'\r'})
	}
	return line{number: ls.number, text: ls.charset.utf8(text), cut: cut}, nil
}

// unread takes lines back, to be returned by next in their order.
func (ls *lines) unread(further []line) {
	for _, l := range slices.Backward(further) {
		ls.back = append(ls.back, l)
	}
}

// raw returns a line as the file has it. The last line may lack its end.
func (ls *lines) raw() (text []byte, cut bool, err error) {
	text, err = ls.from.ReadSlice(ls.end)
	if err == bufio.ErrBufferFull {
		text, cut, err = ls.long(text)
	}
	if err == io.EOF && len(text) > 0 {
		err = nil
	}
	return text, cut, err
}

// long reads a line that is longer than the reader's buffer.
func (ls *lines) long(begun []byte) (text []byte, cut bool, err error) {
	text, err = slices.Clone(begun), bufio.ErrBufferFull
	for err == bufio.ErrBufferFull {
		var more []byte
		more, err = ls.from.ReadSlice(ls.end)
		if len(text)+len(more) > recordMost {
			cut = true
			continue
		}
		text = append(text, more...)
	}
	return text, cut, err
}
