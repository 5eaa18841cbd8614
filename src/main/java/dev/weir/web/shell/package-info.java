/**
 * What all pages share: assets, languages and colours, and the expressions that templates
 * use.
 */
@NullMarked
package dev.weir.web.shell;

import org.jspecify.annotations.NullMarked;
