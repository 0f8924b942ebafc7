package page

import "rebond/internal/domain/export"

// Exports leads to a list as a file, in each format.
type Exports []ExportLink

// ExportLink leads to a file.
type ExportLink struct {
	Format export.Format
	Href   string
}

// Export is the page that exports everything.
type Export struct {
	Desk
}
