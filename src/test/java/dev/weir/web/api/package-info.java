@org.jspecify.annotations.NullMarked
package dev.weir.web.api;
