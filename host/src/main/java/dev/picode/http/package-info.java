/// HTTP requests on behalf of scripts and to models, under rules that no server can talk its way around.
///
/// The one owner of OkHttp, which is loaded with the first request. Who may reach what is decided by
/// an [dev.picode.http.HttpPolicy], asked for every hop and for every address that is connected; this
/// package must not know capabilities, scripts or secrets.
///
/// It speaks HTTP/1.1 only: one request is one answer, headers are limited to 256 KiB, and no
/// connection serves two hosts. It uses no proxy, neither from the environment nor from system
/// properties: behind one, the address that was checked would not be the one that is reached. It keeps
/// no cookies and no cache.
@NullMarked
package dev.picode.http;

import org.jspecify.annotations.NullMarked;
