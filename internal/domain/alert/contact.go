package alert

import (
	"slices"
	"strings"
)

// contactURL reads the link to the client's page. A link that doesn't look like
// one counts only where the machine puts it; of several pages, only the one where
// the machine puts it.
func (m *message) contactURL(f finding) string {
	pages := slices.Compact(slices.DeleteFunc(slices.Clone(m.links), func(link string) bool { return !isContact(link) }))
	allTheSame := len(pages) > 0 && !slices.ContainsFunc(pages, func(page string) bool { return page != pages[0] })
	switch {
	case allTheSame:
		return pages[0]
	case f.kind == "" || f.kind == RedAlert || f.manner != formal && f.kind != NPS:
		return ""
	case len(pages) == 0 && len(m.links) == 1:
		return m.links[0]
	case f.kind == ChurnRisk || f.kind == DownsellRisk:
		return m.linkBefore(f)
	}
	return m.pageAfter(f)
}

// isContact reports whether a link leads to a page of the kind …/contacts/205227819.
func isContact(link string) bool {
	path, _, _ := strings.Cut(link, "?")
	parts := strings.Split(path, "/")
	for i, part := range parts[min(3, len(parts)):] {
		next := min(3, len(parts)) + i + 1
		if (strings.EqualFold(part, "contacts") || strings.EqualFold(part, "contact")) &&
			next < len(parts) && strings.ContainsAny(parts[next], "0123456789") {
			return true
		}
	}
	return false
}

// linkBefore returns the link right before a finding's words.
func (m *message) linkBefore(f finding) string {
	if k := f.from - 1; k >= 0 && m.isSort(m.words[k].token, link) {
		return m.links[m.linksUpTo(m.words[k].token)]
	}
	return ""
}

// pageAfter returns the first contact's page behind a finding.
func (m *message) pageAfter(f finding) string {
	for _, link := range m.links[m.linksUpTo(m.words[f.to-1].token):] {
		if isContact(link) {
			return link
		}
	}
	return ""
}

// linksUpTo counts the links before a token.
func (m *message) linksUpTo(token int) int {
	count := 0
	for _, t := range m.tokens[:token] {
		if t.sort == link {
			count++
		}
	}
	return count
}
