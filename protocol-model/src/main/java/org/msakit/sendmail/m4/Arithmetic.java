package org.msakit.sendmail.m4;

import java.util.List;
import java.util.Optional;

/** The expressions of m4's {@code eval}: 32-bit integers, C's operators but assignment and {@code ?:}. */
final class Arithmetic {
    private static final List<List<String>> OPERATORS = List.of(
            List.of("||"),
            List.of("&&"),
            List.of("|"),
            List.of("^"),
            List.of("&"),
            List.of("==", "!="),
            List.of("<=", ">=", "<", ">"),
            List.of("<<", ">>"),
            List.of("+", "-"),
            List.of("*", "/", "%"));
    private static final int MAX_DEPTH = 100;

    private final String text;
    private int at;
    private int depth;

    private Arithmetic(String text) {
        this.text = text;
    }

    /** The value; empty for text that is no expression, and for a division by zero. */
    static Optional<Integer> evaluate(String text) {
        Arithmetic a = new Arithmetic(text);
        try {
            int value = a.level(0);
            a.blank();
            return a.at == text.length() ? Optional.of(value) : Optional.empty();
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private int level(int level) {
        if (level == OPERATORS.size()) {
            return unary();
        }
        int left = level(level + 1);
        for (String operator = operator(level); !operator.isEmpty(); operator = operator(level)) {
            left = apply(operator, left, level(level + 1));
        }
        return left;
    }

    private String operator(int level) {
        blank();
        for (String operator : OPERATORS.get(level)) {
            boolean partOfLonger = operator.length() == 1
                    && at + 1 < text.length()
                    && "|&".contains(operator)
                    && text.charAt(at + 1) == operator.charAt(0);
            boolean shift = "<>".contains(operator) && text.startsWith(operator + operator, at);
            if (text.startsWith(operator, at) && !partOfLonger && !shift) {
                at += operator.length();
                return operator;
            }
        }
        return "";
    }

    private static int apply(String operator, int a, int b) {
        return switch (operator) {
            case "||" -> truth(a != 0 || b != 0);
            case "&&" -> truth(a != 0 && b != 0);
            case "|" -> a | b;
            case "^" -> a ^ b;
            case "&" -> a & b;
            case "==" -> truth(a == b);
            case "!=" -> truth(a != b);
            case "<=" -> truth(a <= b);
            case ">=" -> truth(a >= b);
            case "<" -> truth(a < b);
            case ">" -> truth(a > b);
            case "<<" -> a << b;
            case ">>" -> a >> b;
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            default -> a % b;
        };
    }

    private static int truth(boolean b) {
        return b ? 1 : 0;
    }

    private int unary() {
        if (++depth > MAX_DEPTH) {
            throw new ArithmeticException("nested too deeply");
        }
        try {
            blank();
            char c = at < text.length() ? text.charAt(at) : '\0';
            return switch (c) {
                case '-' -> -behind();
                case '+' -> behind();
                case '!' -> truth(behind() == 0);
                case '~' -> ~behind();
                case '(' -> bracket();
                default -> number();
            };
        } finally {
            depth--;
        }
    }

    private int behind() {
        at++;
        return unary();
    }

    private int bracket() {
        at++;
        int value = level(0);
        blank();
        if (at == text.length() || text.charAt(at) != ')') {
            throw new ArithmeticException("no closing bracket");
        }
        at++;
        return value;
    }

    private int number() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (start == at || at - start > 18) {
            throw new ArithmeticException("no number");
        }
        return (int) Long.parseLong(text.substring(start, at));
    }

    private void blank() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
