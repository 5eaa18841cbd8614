@org.jspecify.annotations.NullMarked
package dev.weir.access.signin;
