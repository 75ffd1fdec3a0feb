//go:build tools

// Package tools pins the Pulumi CLI: the blank import makes `go mod tidy` keep all that its build needs.
package tools

import _ "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi"
