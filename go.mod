module rebond

go 1.26.8
