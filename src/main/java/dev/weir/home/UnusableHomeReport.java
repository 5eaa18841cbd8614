package dev.weir.home;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Has a refused start end with a sentence instead of a stack trace, and exit code 1.
 * Thread-safe.
 */
final class UnusableHomeReport extends AbstractFailureAnalyzer<UnusableHome> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnusableHome cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.action(), cause);
	}

}
