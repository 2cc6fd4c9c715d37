package dev.picode.context.cache;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import javax.management.ListenerNotFoundException;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;

/// How much of the heap is used by what is still needed. Safe for many threads.
interface HeapUse {
  /// What fraction of the heap the last collection had to leave, from 0 to 1.
  double used();

  /// Tells somebody after each collection that left more than a fraction.
  ///
  /// @param fraction from 0 to 1
  /// @return ends that
  Runnable above(double fraction, Runnable listener);

  /// The heap of this process. Only what collections leave counts: garbage is no pressure.
  static HeapUse ofThisProcess() {
    List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans()
        .stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP
            && pool.isCollectionUsageThresholdSupported() && pool.getUsage().getMax() > 0)
        .filter(MemoryPoolMXBean::isUsageThresholdSupported)
        .toList();
    return new OfPools(pools);
  }

  /// The pools that what lives long ends in: the old generation, whatever the collector calls it.
  record OfPools(List<MemoryPoolMXBean> pools) implements HeapUse {
    @Override
    public double used() {
      double most = 0;
      for (MemoryPoolMXBean pool : pools) {
        MemoryUsage usage = pool.getCollectionUsage();
        if (usage != null && usage.getMax() > 0) {
          most = Math.max(most, (double) usage.getUsed() / usage.getMax());
        }
      }
      return most;
    }

    @Override
    public Runnable above(double fraction, Runnable listener) {
      for (MemoryPoolMXBean pool : pools) {
        pool.setCollectionUsageThreshold((long) (fraction * pool.getUsage().getMax()));
      }
      NotificationListener heard = (notification, _) -> {
        if (notification.getType()
            .equals(MemoryNotificationInfo.MEMORY_COLLECTION_THRESHOLD_EXCEEDED)) {
          listener.run();
        }
      };
      MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
      if (!(memory instanceof NotificationEmitter emitter)) {
        return () -> {};
      }
      emitter.addNotificationListener(heard, null, null);
      return () -> {
        try {
          emitter.removeNotificationListener(heard);
        } catch (ListenerNotFoundException _) {
          // It was closed before.
        }
      };
    }
  }
}
