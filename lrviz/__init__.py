"""Watch logistic regression being learned by gradient descent."""
