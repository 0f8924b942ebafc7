// Package storetest is the suite that both engines pass: what is saved is read
// back, writes are all or nothing, the chains hold, each list gives each row once,
// and every query is planned. Its tests stand here, and not beside the store,
// because they see all that asks the database: packages store and read.
package storetest
