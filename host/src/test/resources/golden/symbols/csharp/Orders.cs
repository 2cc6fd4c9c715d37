using System;
using System.Collections.Generic;
using static System.Math;
using Json = System.Text.Json.JsonSerializer;
global using Shop.Common;

namespace Shop.Orders
{
    /// <summary>
    /// Places orders.
    /// </summary>
    [Serializable, Obsolete("old")]
    public abstract partial class OrderService<T> : ServiceBase, IOrders where T : Order, new()
    {
        public const int Limit = 10;
        private readonly List<T> _orders = new(), _old;
        public event EventHandler<OrderArgs> Placed;

        /// <summary>Who asks.</summary>
        public string Customer { get; private set; } = "";
        public int Count => _orders.Count;

        public OrderService(ILogger log, int limit) : base(log)
        {
            Limits.Check(limit);
        }

        [HttpPost("orders")]
        public async Task<Order> PlaceAsync(T order, params string[] notes)
        {
            if (order is null) throw new ArgumentNullException(nameof(order));
            var saved = await _store.SaveAsync<T>(order);
            Placed?.Invoke(this, new OrderArgs(saved));
            int Local(int x) => Max(x, Limit);
            return (Order) saved;
        }

        protected abstract void Check(T order);
        public static implicit operator int(OrderService<T> s) => s.Count;
        ~OrderService() { }
        public T this[int index] => _orders[index];
    }

    public interface IOrders : IDisposable { void Cancel(Guid id); }
    public enum State { Open, Closed = 2 }
    public record Line(string Sku, int Count) { public decimal Price { get; init; } }
    public readonly struct Money { public readonly decimal Amount; }
    public delegate void Changed(object sender, OrderArgs args);
}
