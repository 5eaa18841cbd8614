@org.jspecify.annotations.NullMarked
package dev.weir.console;
