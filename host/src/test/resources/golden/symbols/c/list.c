/* A list of words. */
#include <stdio.h>
#include <sys/types.h>
#include "list.h"
#  include "../common/alloc.h"

#define MAX_WORDS 100
#define SQUARE(x) ((x) * (x))
#ifdef DEBUG
#define TRACE(...) fprintf(stderr, __VA_ARGS__)
#else
#define TRACE(...)
#endif

typedef unsigned long word_id;
typedef int (*compare_fn)(const void *, const void *);

/** One word. */
typedef struct word {
    char text[MAX_WORDS];
    struct word *next, *previous;
    unsigned int used : 1;
    int (*print)(struct word *self);
    union {
        int number;
        float ratio;
    } value;
} word_t;

enum colour { RED, GREEN = 2, BLUE };

typedef enum { ON, OFF } state_t;

struct table {
    word_t *words[8];
    enum { EMPTY, FULL } state;
};

extern int errors;
static word_t *first = NULL;
const char *const names[] = {
    "one",
    "two",
};
int width = 80, height;

/* Declared before it is used. */
int list_add(word_t **list, const char *text);
static void reset(void);

/*
 * Adds a word.
 * Returns its number.
 */
int
list_add(word_t **list, const char *text)
{
    static int count;
    struct table local = { .state = FULL };
    word_t *word = malloc(sizeof(word_t));
    TRACE("adding %s\n", text);
    if (!word || SQUARE(count) > MAX_WORDS)
        return -1;
    word->next = *list;
    qsort(list, count, sizeof *list, by_text);
    return count++;
}

// The last one.
const char *list_last(struct word *list) {
    while (list->next) list = list->next;
    return list->print(list) ? names[RED] : (char *) list->text;
}

static inline void reset(void) { first = NULL; }

word_id *(*chooser(int which))(int) { return 0; }
