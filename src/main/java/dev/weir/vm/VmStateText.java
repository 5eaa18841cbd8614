package dev.weir.vm;

import dev.weir.fleet.VmState;
import org.springframework.context.MessageSourceResolvable;

/**
 * A VM's state as an argument of a message: translated together with the sentence it
 * stands in.
 */
public record VmStateText(VmState state) implements MessageSourceResolvable {

	@Override
	public String[] getCodes() {
		return new String[] { "fleet.vm-state." + this.state.id() };
	}

	@Override
	public String getDefaultMessage() {
		return this.state.id();
	}

	@Override
	public String toString() {
		return this.state.id();
	}

}
