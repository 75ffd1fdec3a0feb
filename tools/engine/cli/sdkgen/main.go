// Command sdkgen writes an SDK of the provider with Pulumi's own code generator.
//
// Usage: sdkgen SCHEMA.json OUTPUT-DIRECTORY [nodejs | python | go]
//
// The schema is checked as `pulumi package gen-sdk` checks it; a warning is a fault here.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	gogen "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

func load(schemaFile string) (*schema.Package, error) {
	text, err := os.ReadFile(schemaFile)
	if err != nil {
		return nil, err
	}
	var spec schema.PackageSpec
	if err := json.Unmarshal(text, &spec); err != nil {
		return nil, err
	}
	pkg, diagnostics, err := schema.BindSpec(spec, schema.NewNullLoader(), schema.ValidationOptions{})
	if err != nil {
		return nil, err
	}
	for _, diagnostic := range diagnostics {
		err = errors.Join(err, diagnostic)
	}
	return pkg, err
}

func generate(language string, pkg *schema.Package) (map[string][]byte, error) {
	switch language {
	case "nodejs":
		return nodejs.GeneratePackage("pulumi", pkg, nil, nil, true, nil)
	case "python":
		return python.GeneratePackage("pulumi", pkg, nil, nil)
	case "go":
		return gogen.GeneratePackage("pulumi", pkg, nil)
	default:
		return nil, fmt.Errorf("there is no generator for %q here", language)
	}
}

func run(schemaFile, outputDirectory, language string) error {
	pkg, err := load(schemaFile)
	if err != nil {
		return fmt.Errorf("%s: %w", schemaFile, err)
	}
	files, err := generate(language, pkg)
	if err != nil {
		return err
	}
	for name, content := range files {
		target := filepath.Join(outputDirectory, name)
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(target, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func main() {
	arguments := append(os.Args[1:], "nodejs")
	if len(arguments) < 3 || len(arguments) > 4 {
		fmt.Fprintln(os.Stderr, "usage: sdkgen SCHEMA.json OUTPUT-DIRECTORY [nodejs | python | go]")
		os.Exit(2)
	}
	if err := run(arguments[0], arguments[1], arguments[2]); err != nil {
		fmt.Fprintln(os.Stderr, "sdkgen:", err)
		os.Exit(1)
	}
}
