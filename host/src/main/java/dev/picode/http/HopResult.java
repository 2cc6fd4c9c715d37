package dev.picode.http;

/// What a hop ends with: the answer, or the request that it redirects to.
sealed interface HopResult permits HttpRequest, HttpResponse {}
