"""What flows through the house: plain frozen values, their ids and the errors; imports nothing of ours."""
