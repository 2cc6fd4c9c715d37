# frozen_string_literal: true

require 'json'
require "set"
require_relative '../lib/shelf'
load 'tasks.rb'
autoload :Cover, 'library/cover'

# What a library lends.
module Library
  VERSION = '1.0'
  LIMITS = { books: 3 }.freeze

  # A list of books.
  #
  # It sorts them.
  class Catalogue < Base::List
    include Enumerable
    extend Forwardable
    attr_reader :books, :owner
    attr_accessor :size
    private_constant :SECRET

    class NotFound < StandardError; end

    def initialize(books = [], owner: nil)
      @books = books
      super(owner)
    end

    # Finds a book.
    def find(title)
      book = books.find { |b| b.title == title }
      raise NotFound, title unless book
      Loan.new(book, VERSION)
    rescue KeyError => e
      Library::Log.warn(e.message)
    end

    def self.open(path) = new(JSON.parse(File.read(path)))

    def empty?; books.empty?; end

    def title=(value)
      @title = value
    end

    def <=>(other) = size <=> other.size

    class << self
      def default
        @default ||= open(DEFAULT_PATH)
      end
    end

    alias lookup find
    alias_method :search, :find

    private

    def reset
      clear_all
    end
  end

  module_function

  def lend(book) = book.lend!
end

class Library::Reader; end

def helper(x)
  puts x
end
