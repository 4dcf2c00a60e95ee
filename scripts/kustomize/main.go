// Reads one case per line, {"id","files":{path:text},"root"}, and writes what kustomize makes of it: {"id","yaml"} or {"id","error"}.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/kyaml/filesys"
)

type testCase struct {
	ID    string            `json:"id"`
	Files map[string]string `json:"files"`
	Root  string            `json:"root"`
}

type answer struct {
	ID    string `json:"id"`
	YAML  string `json:"yaml,omitempty"`
	Error string `json:"error,omitempty"`
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(make([]byte, 1<<20), 1<<26)
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	for in.Scan() {
		var it testCase
		if err := json.Unmarshal(in.Bytes(), &it); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		if err := out.Encode(build(it)); err != nil {
			os.Exit(2)
		}
	}
}

func build(it testCase) (result answer) {
	result.ID = it.ID
	defer func() {
		if fault := recover(); fault != nil {
			result.Error = fmt.Sprint("panic: ", fault)
		}
	}()
	files := filesys.MakeFsInMemory()
	for path, text := range it.Files {
		if err := files.WriteFile("/k/"+path, []byte(text)); err != nil {
			result.Error = err.Error()
			return
		}
	}
	options := krusty.MakeDefaultOptions()
	// What the command does where --reorder is not given.
	options.Reorder = krusty.ReorderOptionUnspecified
	resources, err := krusty.MakeKustomizer(options).Run(files, "/k/"+it.Root)
	if err != nil {
		result.Error = err.Error()
		return
	}
	text, err := resources.AsYaml()
	if err != nil {
		result.Error = err.Error()
		return
	}
	result.YAML = string(text)
	return
}
