@main struct Tolok { static func main() { print("tolok") } }
