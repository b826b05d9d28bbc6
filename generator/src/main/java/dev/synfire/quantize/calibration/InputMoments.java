package dev.synfire.quantize.calibration;

import java.util.Arrays;

/**
 * Mean and covariance of the inputs of a layer over the ticks of samples.
 *
 * <p>A hundredth of the mean variance is added to every variance, so that weights of inputs that never changed stay near
 * what they were.
 */
public final class InputMoments {
    private static final double RIDGE = 0.01;

    private final double[] mean;
    private final double[][] covariance;

    private InputMoments(double[] mean, double[][] covariance) {
        this.mean = mean;
        this.covariance = covariance;
    }

    public double mean(int input) {
        return mean[input];
    }

    public double covariance(int input, int other) {
        return covariance[input][other];
    }

    /** The covariance times a vector. */
    public double[] times(double[] vector) {
        double[] product = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            double sum = 0;
            for (int j = 0; j < vector.length; j++) {
                sum += covariance[i][j] * vector[j];
            }
            product[i] = sum;
        }
        return product;
    }

    /** Those of some of the inputs. */
    InputMoments of(int[] inputs) {
        double[] means = Arrays.stream(inputs).mapToDouble(i -> mean[i]).toArray();
        double[][] covariances = Arrays.stream(inputs)
                .mapToObj(i ->
                        Arrays.stream(inputs).mapToDouble(j -> covariance[i][j]).toArray())
                .toArray(double[][]::new);
        return new InputMoments(means, covariances);
    }

    /** Gathers the moments of inputs, tick by tick. */
    static final class Gathering {
        private final double[] sums;
        private final double[][] products;
        private final int[] active;
        private long ticks;

        Gathering(int inputs) {
            sums = new double[inputs];
            products = new double[inputs][inputs];
            active = new int[inputs];
        }

        void add(double[] inputs) {
            int count = 0;
            for (int i = 0; i < inputs.length; i++) {
                if (inputs[i] != 0) {
                    active[count++] = i;
                    sums[i] += inputs[i];
                }
            }
            for (int a = 0; a < count; a++) {
                double[] row = products[active[a]];
                double x = inputs[active[a]];
                for (int b = 0; b < count; b++) {
                    row[active[b]] += x * inputs[active[b]];
                }
            }
            ticks++;
        }

        InputMoments moments() {
            int inputs = sums.length;
            double[] mean = new double[inputs];
            for (int i = 0; i < inputs; i++) {
                mean[i] = sums[i] / ticks;
            }
            double[][] covariance = new double[inputs][inputs];
            double variance = 0;
            for (int i = 0; i < inputs; i++) {
                for (int j = 0; j < inputs; j++) {
                    covariance[i][j] = products[i][j] / ticks - mean[i] * mean[j];
                }
                variance += covariance[i][i] / inputs;
            }
            // Inputs that never change say nothing about any weight: then each goes to its nearest code.
            double ridge = variance > 0 ? RIDGE * variance : 1;
            for (int i = 0; i < inputs; i++) {
                covariance[i][i] += ridge;
            }
            return new InputMoments(mean, covariance);
        }
    }
}
