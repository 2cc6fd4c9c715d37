package dev.picode.context.cache;

/// What a cache holds and did so far, at one moment. Immutable.
///
/// @param name what is in it
/// @param entries how many things it holds
/// @param weight how heavy they are together, in bytes
/// @param limit how heavy they may be now
/// @param hits how often a thing was there
/// @param misses how often it was not
/// @param evictions how many things went because of their weight
/// @param shrinks how often it gave up most of what it held because memory ran short
public record CacheStatistics(
    String name,
    long entries,
    long weight,
    long limit,
    long hits,
    long misses,
    long evictions,
    long shrinks) {}
