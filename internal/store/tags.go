package store

import (
	"context"
	"slices"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/dossier"
)

const (
	dropTags = `delete from case_tag where case_id = $1`
	putTag   = `insert into case_tag (case_id, list, tag, open, next_on) values ($1, $2, $3, $4, $5)`
)

// putTags keeps which items of the lists a case has, and where it stands in the
// queue, so that cases are found and counted by them (CH-4).
func (t *Tx) putTags(ctx context.Context, held dossier.Dossier, c churn.Case) error {
	before, known := held.ChurnCase(c.ID)
	if known && slices.Equal(before.Tags(), c.Tags()) && before.NextOn() == c.NextOn() && (before.Closing == nil) == (c.Closing == nil) {
		return nil
	}
	if known {
		if err := t.writer.Exec(ctx, dropTags, string(c.ID)); err != nil {
			return err
		}
	}
	d := derivedOf(c)
	for _, tag := range c.Tags() {
		if err := t.writer.Exec(ctx, putTag, string(c.ID), string(tag.List), string(tag.Key), d.open, d.nextOn); err != nil {
			return err
		}
	}
	return nil
}
