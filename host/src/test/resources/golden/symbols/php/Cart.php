<?php
declare(strict_types=1);

namespace Shop\Cart;

use Shop\Models\{Item, Customer as Buyer};
use Shop\Contracts\Store;
use function Shop\Helpers\total;
use const Shop\LIMIT;

require_once __DIR__ . '/vendor/autoload.php';
include 'config.php';

const VERSION = '1.0';

/**
 * What a customer buys.
 */
#[Entity]
abstract class Cart extends Base implements Store, \Countable
{
    use Loggable, Cached;

    public const MAX = 10;
    protected static ?Cart $current = null;
    private array $items = [], $old;

    public function __construct(private readonly Buyer $buyer, int $limit = self::MAX)
    {
        parent::__construct($limit);
    }

    /** Adds an item. */
    public function add(Item $item, int ...$counts): static
    {
        if (count($this->items) >= LIMIT) {
            throw new CartFull("full");
        }
        $this->items[] = $item->withPrice(Price::of($item)->net);
        static::$current?->touch();
        return $this;
    }

    abstract public function total(): float;
}

interface Store extends Reader
{
    public function load(string $key): ?Cart;
}

trait Loggable
{
    private function log(string $text): void { error_log($text); }
}

enum Status: string
{
    case Open = 'open';
    case Closed = 'closed';

    public static function default(): self { return self::Open; }
}

/** Makes a cart. */
function make_cart(array $options = []): Cart
{
    $factory = fn (Buyer $b) => new FileCart($b);
    return $factory(new Buyer());
}
