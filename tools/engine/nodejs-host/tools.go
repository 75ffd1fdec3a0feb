//go:build tools

// Package tools pins Pulumi's Node.js language host: sdk/v3 v3.68.0 is the last release that carries its source.
package tools

import _ "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs"
