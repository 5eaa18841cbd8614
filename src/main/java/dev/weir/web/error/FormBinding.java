package dev.weir.web.error;

import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Has forms filled through their constructors alone: all are records. Spring would try
 * setters for whatever other names a request brings ({@code port[0]}, {@code !name}), and
 * fail on many of them. Thread-safe.
 */
@ControllerAdvice
class FormBinding {

	@InitBinder
	void constructorsOnly(WebDataBinder binder) {
		binder.setDeclarativeBinding(true);
	}

}
