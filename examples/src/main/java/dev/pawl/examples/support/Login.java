package dev.pawl.examples.support;

/** How to reach a database. */
public record Login(String url, String user, String password) {}
