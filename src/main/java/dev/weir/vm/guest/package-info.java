/**
 * What a guest tells about itself through its agent, asked when somebody wants to know.
 */
@NullMarked
package dev.weir.vm.guest;

import org.jspecify.annotations.NullMarked;
