@org.jspecify.annotations.NullMarked
package dev.weir.task.engine;
