// Package server answers requests.
package server

import (
	"context"
	"fmt"

	log "github.com/acme/logging/v2"
	. "strings"
	_ "embed"
)

import "os"

// DefaultPort is where it listens.
const DefaultPort = 8080

const (
	stateIdle = iota
	stateBusy
	first, second = 1, 2
)

var (
	ErrClosed = fmt.Errorf("closed")
	table     = map[string]int{
		"a": 1,
	}
)

var started bool

// Handler answers one request.
//
// It may block.
type Handler interface {
	Named
	// Serve answers.
	Serve(ctx context.Context, r *Request) (Response, error)
}

type (
	// Request is a question.
	Request struct {
		Path    string `json:"path"`
		headers map[string][]string
		x, y    int
		*Session
	}
	Response = []byte
	Func     func(*Request) error
)

// Server holds handlers.
type Server[T any] struct {
	routes map[string]Handler
	inner  struct {
		depth int
	}
}

// New makes a server.
func New(port int, options ...Option) *Server[int] {
	const local = 3
	s := &Server[int]{routes: make(map[string]Handler)}
	for _, option := range options {
		option(s)
	}
	go func() {
		log.Info(ToUpper("started"), DefaultPort)
	}()
	return s
}

// Serve answers with the handler of a path.
func (s *Server[T]) Serve(ctx context.Context, r *Request) (Response, error) {
	if h, ok := s.routes[r.Path]; ok {
		return h.Serve(ctx, r)
	}
	return nil, ErrClosed
}

func (Request) Close() { os.Exit(stateBusy) }

func Map[K comparable, V any](m map[K]V, f func(V) V) map[K]V {
	for k, v := range m {
		m[k] = f(v)
	}
	return m
}
