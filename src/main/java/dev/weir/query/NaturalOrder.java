package dev.weir.query;

import java.util.Comparator;

/**
 * Orders texts as people do: case does not matter and numbers count as numbers, so that
 * web2 comes before web10. Total over texts that differ in more than case. Stateless.
 */
public enum NaturalOrder implements Comparator<String> {

	/** The one order. */
	INSTANCE;

	@Override
	public int compare(String left, String right) {
		int i = 0;
		int j = 0;
		while (i < left.length() && j < right.length()) {
			char a = left.charAt(i);
			char b = right.charAt(j);
			if (isDigit(a) && isDigit(b)) {
				int endOfA = endOfNumber(left, i);
				int endOfB = endOfNumber(right, j);
				int order = compareNumbers(left, i, endOfA, right, j, endOfB);
				if (order != 0) {
					return order;
				}
				i = endOfA;
				j = endOfB;
			}
			else {
				int order = Character.toLowerCase(a) - Character.toLowerCase(b);
				if (order != 0) {
					return order;
				}
				i++;
				j++;
			}
		}
		return (left.length() - i) - (right.length() - j);
	}

	private static int compareNumbers(String left, int i, int endOfA, String right, int j, int endOfB) {
		int a = passZeros(left, i, endOfA);
		int b = passZeros(right, j, endOfB);
		if (endOfA - a != endOfB - b) {
			return (endOfA - a) - (endOfB - b);
		}
		while (a < endOfA) {
			int order = left.charAt(a++) - right.charAt(b++);
			if (order != 0) {
				return order;
			}
		}
		return 0;
	}

	private static int passZeros(String text, int at, int end) {
		int i = at;
		while (i < end - 1 && text.charAt(i) == '0') {
			i++;
		}
		return i;
	}

	private static int endOfNumber(String text, int at) {
		int i = at;
		while (i < text.length() && isDigit(text.charAt(i))) {
			i++;
		}
		return i;
	}

	private static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

}
