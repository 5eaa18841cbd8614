@org.jspecify.annotations.NullMarked
package dev.weir.image;
