@org.jspecify.annotations.NullMarked
package dev.weir.storage.volume;
