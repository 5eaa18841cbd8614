@org.jspecify.annotations.NullMarked
package dev.weir.storage.pool;
