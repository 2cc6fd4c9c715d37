#include <vector>
#include "queue.hpp"

using namespace std;
using std::string;

namespace work::items {

class Forward;

/// A thing to do.
struct Item {
  int id = 0;
  std::string name;
  Item() = default;
  explicit Item(int id) : id(id) {}
  ~Item();
  bool operator<(const Item &other) const { return id < other.id; }
};

/**
 * Holds items.
 */
template <typename T, class Compare = std::less<T>>
class Queue final : public Base<T>, private detail::Lock {
 public:
  using value_type = T;
  enum class State : int { Idle, Busy };

  Queue(size_t limit, Compare compare);
  virtual ~Queue() noexcept = default;

  /// How many there are.
  size_t size() const noexcept { return items_.size(); }
  virtual void push(T item) = 0;
  static Queue *make(int limit);
  template <typename U> void merge(const Queue<U> &other) {
    for (auto &one : other) push(one);
  }
  T &operator[](size_t i);
  friend std::ostream &operator<<(std::ostream &out, const Queue &queue);

 protected:
  std::vector<T> items_;
  static constexpr int kLimit = 10;

 private:
  struct Node;
  Node *head_ = nullptr;
};

template <typename T, class C>
Queue<T, C>::Queue(size_t limit, C compare) : Base<T>(limit) {
  items_.reserve(limit);
}

Item::~Item() { log::info("gone"); }

std::string Runner::describe(const Item &item) const {
  auto name = std::make_unique<Item>(item.id);
  return format(item.name, State::Busy) + Helper::text<int>(name->id);
}

template <typename T>
concept Small = sizeof(T) <= 8;

static int counter = 0;

namespace {
int hidden() { return counter; }
}

}  // namespace work::items

int main(int argc, char **argv) {
  work::items::Item *item = new work::items::Item(argc);
  Queue<int> queue(3);
  auto run = [&](int x) { return queue.size() + x; };
  return run(1);
}
