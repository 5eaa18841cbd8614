package dev.weir.doctor.check;

import java.util.function.Function;

/**
 * One thing that can be wrong with a host. Pure: looks at nothing but the chart.
 *
 * @param id its name in the REST contract and in message keys
 * @param source where it is documented
 */
record Check(String id, String source, Function<Chart, Verdict> examination) {

	Finding examine(Chart chart) {
		return Finding.of(this, this.examination.apply(chart));
	}

}
